using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Sheets;

namespace UsmeAprende.Web.Gatherings;

/// <summary>From paper: print a sheet, type its codes, or send a list.</summary>
/// <param name="Coded">Those to whom a sheet gave a code.</param>
/// <param name="Codes">As typed.</param>
public sealed record PaperPage(Gathering Gathering, IReadOnlyList<SheetPerson> Coded, string? Codes = null)
{
    public string ListPath => AttendancePage.PathOf(Gathering.Id);

    public string Path => $"{ListPath}/papel";
}
