using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>
/// Says of two rows of one list that they are the same person; a coordinator decides (R14). Who is on the list may be named to who takes
/// it, others are looked for by their whole number.
/// </summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class SamePersonController(FacilitatedGatheringReader facilitated, AttendanceListReader reader, DuplicateBacklog duplicates)
    : Controller
{
    private const string Path = AttendancePage.Folder + "/{id:guid}/personas/{person:guid}/es-la-misma";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid id, PersonId person, CancellationToken cancel) =>
        await PageAsync(id, person, cancel) is { } page ? View("SamePerson", page) : NotFound();

    [HttpPost(Path)]
    public async Task<IActionResult> Propose(Guid id, PersonId person, PersonId other, CancellationToken cancel)
    {
        if (await PageAsync(id, person, cancel) is not { } page)
            return NotFound();
        if (!page.Others.Any(row => row.Person == other))
            ModelState.AddModelError("", "Escoja una persona de esta lista.");
        else if (!await duplicates.ProposeAsync(HttpContext.Actor(), person, other, cancel))
            ModelState.AddModelError("", "Esas dos filas ya están unidas, o una es la suya. Si no es así, hable con quien coordina.");
        if (ModelState.IsValid)
            return LocalRedirect($"{page.PersonPath}?hecho=parecida");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("SamePerson", page);
    }

    private async Task<SamePersonPage?> PageAsync(Guid id, PersonId person, CancellationToken cancel)
    {
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return null;
        var people = await reader.ListAsync(gathering, cancel);
        return people.FirstOrDefault(p => p.Person == person) is { } who ? new SamePersonPage(gathering, who, people) : null;
    }
}

/// <summary>Somebody on a list, and the others on it.</summary>
public sealed record SamePersonPage(Gathering Gathering, AttendanceListEntry Who, IReadOnlyList<AttendanceListEntry> People)
{
    public string PersonPath => $"{AttendancePage.PathOf(Gathering.Id)}/personas/{Who.Person}";

    /// <summary>Those whose names are alike come first, then those who share a word of it.</summary>
    public IReadOnlyList<AttendanceListEntry> Others =>
        [
            .. People
                .Where(p => p.Person != Who.Person && p.Name.Length > 0)
                .OrderByDescending(p => NameLikeness.IsLike(p.Name, Who.Name))
                .ThenByDescending(p => NameLikeness.SharesWord(p.Name, Who.Name)),
        ];
}
