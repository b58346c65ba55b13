using System.Globalization;

namespace UsmeAprende.Benchmarks;

/// <summary>Somebody's visit to the site: what it asks, in order.</summary>
/// <param name="Who">Makes it.</param>
/// <param name="PerDay">How many of them come on a day.</param>
/// <param name="Requests">What each asks.</param>
internal sealed record DayVisit(string Who, int PerDay, IReadOnlyList<DayRequest> Requests)
{
    public static IReadOnlyList<DayVisit> Read(string file)
    {
        var visits = new List<(string Who, int PerDay, List<DayRequest> Requests)>();
        foreach (var line in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (line[0] == ' ')
                visits[^1].Requests.Add(new DayRequest(words[0], words.ElementAtOrDefault(1) ?? ""));
            else
                visits.Add((words[0], int.Parse(words[1], CultureInfo.InvariantCulture), []));
        }
        return [.. visits.Select(v => new DayVisit(v.Who, v.PerDay, v.Requests))];
    }
}

/// <summary>One request of a visit.</summary>
/// <param name="Kind">As in visits.txt.</param>
/// <param name="What">An address or a number of things sent.</param>
internal sealed record DayRequest(string Kind, string What)
{
    public int Count => int.Parse(What, CultureInfo.InvariantCulture);
}
