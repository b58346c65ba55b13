using System.Globalization;
using System.Text;

namespace UsmeAprende.Web.Kit;

/// <summary>A course drawn as a trail up a mountain, with one stop for each module; <c>_Trail</c> draws it and lists the stops.</summary>
/// <param name="Name">Text alternative of the trail: "Sendero de Herramientas digitales básicas".</param>
public sealed record TrailView(string Name, IReadOnlyList<TrailStop> Stops)
{
    public TrailDrawing Drawing => new(Stops.Count);
}

/// <summary>A stop of the trail: a module.</summary>
/// <param name="Key">The module's id, by which scripts find the stop.</param>
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
    /// <summary>The value of <c>data-state</c>, for style and scripts.</summary>
    public string StateName =>
        State switch
        {
            TrailState.Done => "done",
            TrailState.Here => "here",
            _ => "ahead",
        };
}

/// <summary>A person's state at a stop.</summary>
public enum TrailState
{
    Ahead,
    Here,
    Done,
}

/// <summary>How much of a stop is done, as a fraction and in words: "3 de 4 lecciones".</summary>
public sealed record TrailProgress(int Done, int All, string Words);

/// <summary>Computes where the stops of a trail are on the drawing: bends from the foot to the summit, narrower towards the top.</summary>
public sealed class TrailDrawing
{
    private const int Foot = 236;
    private const int Summit = 44;
    private const int Middle = 180;
    private const int WidestTouch = 23;

    // Below the summit of a long trail, numbers would cover each other.
    private const int NarrowestReach = 20;

    public TrailDrawing(int stops)
    {
        Points = [.. Enumerable.Range(0, stops).Select(i => Point(i, stops))];
        Path = Way(Points);
    }

    /// <summary>The stops' coordinates in a drawing of 360 by 270.</summary>
    public IReadOnlyList<(int X, int Y)> Points { get; }

    /// <summary>The radius within which a stop is touched. Near the summit of a long trail none reaches into the next.</summary>
    public int Touch =>
        Points
            .Zip(Points.Skip(1), (one, next) => (int)Math.Sqrt(Math.Pow(one.X - next.X, 2) + Math.Pow(one.Y - next.Y, 2)) / 2)
            .Append(WidestTouch)
            .Min();

    /// <summary>The trail through all stops, as an SVG path.</summary>
    public string Path { get; }

    private static (int X, int Y) Point(int stop, int stops)
    {
        var y = stops > 1 ? Foot - (Foot - Summit) * stop / (stops - 1) : Foot;
        var reach = y == Summit ? 0 : Math.Max((y - Summit) * 11 / 20, NarrowestReach);
        return (stop % 2 == 0 ? Middle - reach : Middle + reach, y);
    }

    // Each stop is on the outside of a bend: the trail comes from below, goes round it and crosses to the other side.
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
