using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>One parsed line of a list, not yet compared with the others.</summary>
internal sealed record ParsedLine
{
    public required int Line { get; init; }

    /// <summary>The personal data; null if the line has a fault, or only a code.</summary>
    public PersonProfile? Profile { get; init; }

    /// <summary>The code of a printed sheet.</summary>
    public int? Code { get; init; }

    /// <summary>Whether the list says that the person did not come.</summary>
    public bool IsAbsent { get; init; }

    /// <summary>The name as written, to compare with whom the row stands for.</summary>
    public string TypedName { get; init; } = "";

    /// <summary>The last digits of the document, as our own sheet has them.</summary>
    public string? LastFour { get; init; }

    /// <summary>Whether given names and surnames came together and were parted here.</summary>
    public bool IsParted { get; init; }

    /// <summary>Whether the list has the headings of our own sheet.</summary>
    public bool IsOwnSheet { get; init; }

    /// <summary>The column of the document, for messages.</summary>
    public string DocumentColumn { get; init; } = "";

    public IReadOnlyList<LineProblem> Problems { get; init; } = [];

    public bool IsFaulty => Problems.Any(p => p.IsFault) || (Profile is null && Code is null);

    public string FullName => Profile is null ? "" : PersonName.JoinFullName(Profile.GivenNames.Value, Profile.Surnames.Value);
}

/// <summary>A fault or a notice about one value of a line.</summary>
/// <param name="Column">The column as shown in messages: <c>columna C (teléfono)</c>; empty if it is about the whole line.</param>
/// <param name="IsFault">Whether the line cannot be imported.</param>
public sealed record LineProblem(string Column, string Message, bool IsFault)
{
    public override string ToString() => Column.Length > 0 ? $"{Column}: {Message}" : Message;
}
