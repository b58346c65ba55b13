using System.Globalization;
using System.Text;

namespace UsmeAprende.Web.Site;

/// <summary>Where the stops of a trail lie on the mountain: switchbacks from the foot to the summit, narrower as it climbs.</summary>
public sealed class TrailDrawing
{
    private const double Foot = 186;
    private const double Summit = 52;
    private const double Middle = 180;

    public TrailDrawing(int stops)
    {
        Points = [.. Enumerable.Range(0, stops).Select(i => Point(i, stops))];
        Path = Way(Points);
    }

    /// <summary>The stops' places in a drawing 360 wide and 220 high.</summary>
    public IReadOnlyList<(int X, int Y)> Points { get; }

    /// <summary>The way through all of them, as an SVG path.</summary>
    public string Path { get; }

    private static (int X, int Y) Point(int stop, int stops)
    {
        var climbed = stops > 1 ? (double)stop / (stops - 1) : 0;
        var reach = 118 * (1 - climbed) + 22 * climbed;
        var side = stop % 2 == 0 ? -1 : 1;
        return ((int)Math.Round(Middle + side * reach), (int)Math.Round(Foot + (Summit - Foot) * climbed));
    }

    // Each stop is the outside of a bend: the way leaves it as level as it came.
    private static string Way(IReadOnlyList<(int X, int Y)> points)
    {
        var path = new StringBuilder("M20 214");
        var (fromX, fromY) = (20, 214);
        foreach (var (x, y) in points)
        {
            var half = (x - fromX) / 2;
            path.Append(CultureInfo.InvariantCulture, $"C{fromX + half / 2} {fromY - 4} {x - half} {y + 6} {x} {y}");
            (fromX, fromY) = (x, y);
        }
        return path.ToString();
    }
}
