using System.Globalization;
using System.Text;

namespace UsmeAprende.Web.Kit;

/// <summary>A course as a trail up the mountain, one stop per module; <c>_Trail</c> draws it and lists it.</summary>
/// <param name="Name">What the trail is of, for those who hear the page: "Sendero de Herramientas digitales básicas".</param>
/// <param name="IsSmall">Without the drawing, one line high: for a lesson.</param>
public sealed record TrailView(string Name, IReadOnlyList<TrailStop> Stops, bool IsSmall = false)
{
    public TrailDrawing Drawing => new(Stops.Count);
}

/// <summary>A stop of the trail: a module, or a lesson within one.</summary>
/// <param name="Key">The module's id (or the lesson's): scripts find the stop by it.</param>
/// <param name="Detail">Such as "4 lecciones · 28 min".</param>
public sealed record TrailStop(
    string Key,
    string Title,
    string? Href,
    TrailState State = TrailState.Ahead,
    string? Detail = null,
    TrailProgress? Progress = null
)
{
    /// <summary>What <c>data-state</c> says, which style and scripts follow.</summary>
    public string StateName =>
        State switch
        {
            TrailState.Done => "done",
            TrailState.Here => "here",
            _ => "ahead",
        };

    /// <summary>How many lessons finish it: scripts count.</summary>
    public int? Lessons { get; init; }

    /// <summary>Set on the stop whose page is being read.</summary>
    public bool IsOpen { get; init; }

    public string? Current => IsOpen ? "true" : null;
}

/// <summary>Where a person stands on the trail.</summary>
public enum TrailState
{
    Ahead,
    Here,
    Done,
}

/// <summary>How much of a stop is done, and that in words: "3 de 4 lecciones".</summary>
public sealed record TrailProgress(int Done, int All, string Words);

/// <summary>Where the stops of a trail lie on the mountain: switchbacks from the foot to the summit, narrower as it climbs.</summary>
public sealed class TrailDrawing
{
    private const int Foot = 236;
    private const int Summit = 44;
    private const int Middle = 180;

    public TrailDrawing(int stops)
    {
        Points = [.. Enumerable.Range(0, stops).Select(i => Point(i, stops))];
        Path = Way(Points);
    }

    /// <summary>The stops' places in a drawing 360 wide and 270 high.</summary>
    public IReadOnlyList<(int X, int Y)> Points { get; }

    /// <summary>The way through all of them, as an SVG path.</summary>
    public string Path { get; }

    private static (int X, int Y) Point(int stop, int stops)
    {
        var y = stops > 1 ? Foot - (Foot - Summit) * stop / (stops - 1) : Foot;
        var reach = (y - Summit) * 11 / 20;
        return (stop % 2 == 0 ? Middle - reach : Middle + reach, y);
    }

    // Each stop is the outside of a bend: the way comes from below, swings round it and crosses to the other side.
    private static string Way(IReadOnlyList<(int X, int Y)> points)
    {
        var path = new StringBuilder();
        for (var i = 0; i < points.Count; i++)
        {
            var (x, y) = points[i];
            if (i == 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{x + 40} 268Q{x - 12} {y + 24} {x} {y}");
                continue;
            }

            var (fromX, fromY) = points[i - 1];
            var rise = (fromY - y) * 3 / 5;
            var bulge = (x - fromX) / 8;
            path.Append(CultureInfo.InvariantCulture, $"C{fromX - bulge} {fromY - rise} {x + bulge} {y + rise} {x} {y}");
        }
        return path.ToString();
    }
}
