using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Evidence;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>
/// Taking attendance, made for one thumb. Every tap is a plain form; a script sends the same taps without waiting for the network.
/// </summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class AttendanceController(
    UsmeDb db,
    FacilitatedGatheringReader facilitated,
    AttendanceListReader reader,
    AttendanceTaking taking,
    AttendanceSummaryReader summaries,
    CardLookup cards,
    CardLookupLimiter tries,
    CatalogueStore catalogue,
    PhoneStateReader phones,
    PersonCorrectionService corrections,
    TimeProvider clock
) : Controller
{
    private const string Path = AttendancePage.Folder + "/{id:guid}";

    [HttpGet(Path + "/asistencia")]
    public async Task<IActionResult> Show(
        Guid id,
        [FromQuery(Name = "hecho")] string? done,
        [FromQuery(Name = "quitada")] PersonId? removed,
        CancellationToken cancel
    ) =>
        await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is { } gathering
            ? View("Attendance", await PageAsync(gathering, done, cancel) with { Removed = await RemovedAsync(gathering, removed, cancel) })
            : NotFound();

    [HttpPost(Path + "/marcar")]
    public async Task<IActionResult> Mark(Guid id, AttendanceForm form, CancellationToken cancel)
    {
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        if (form.Read(clock.GetUtcNow().UtcDateTime) is not { } change)
            return await AgainAsync(gathering, "", "No entendimos lo que envió. Toque otra vez el nombre de la persona.", cancel);
        var answer = await taking.ChangeAsync(HttpContext.Actor(), gathering, change, cancel);
        return answer.Outcome is AttendanceResultKind.Done
            ? Done(id, answer.Made, $"#p-{change.Person}")
            : await AgainAsync(gathering, "", AttendanceWords.DescribeFailure(answer.Outcome, gathering), cancel);
    }

    [HttpPost(Path + "/deshacer")]
    public async Task<IActionResult> Undo(Guid id, [FromForm(Name = "registros")] string? records, CancellationToken cancel)
    {
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        var answer = await taking.UndoAsync(HttpContext.Actor(), gathering, Ids(records), cancel);
        return answer.Outcome is AttendanceResultKind.Done
            ? Done(id, [], "")
            : await AgainAsync(gathering, "", AttendanceWords.DescribeFailure(answer.Outcome, gathering), cancel);
    }

    /// <summary>The number printed on a card, typed by who has no camera for it (R13).</summary>
    [HttpPost(Path + "/carne")]
    public async Task<IActionResult> MarkCard(Guid id, [FromForm(Name = "carne")] string? number, CancellationToken cancel)
    {
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        if (!tries.TryAcquire(User.PersonId()))
            return await AgainAsync(gathering, "carne", AttendanceWords.TooManyCards, cancel);
        if (await cards.FindAsync(HttpContext.Actor(), gathering, number, cancel) is not { } who)
            return await AgainAsync(
                gathering,
                "carne",
                "No encontramos ese carné. Revise los ocho números; si la persona tiene uno más nuevo, ese es el que sirve.",
                cancel
            );
        var answer = await taking.ChangeAsync(
            HttpContext.Actor(),
            gathering,
            new AttendanceChange { Person = who.Person, Kind = MarkKind.Came },
            cancel
        );
        return answer.Outcome is AttendanceResultKind.Done
            ? Done(id, answer.Made, $"#p-{who.Person}")
            : await AgainAsync(gathering, "carne", AttendanceWords.DescribeFailure(answer.Outcome, gathering), cancel);
    }

    [HttpGet(Path + "/personas/{person:guid}")]
    public async Task<IActionResult> Person(Guid id, PersonId person, [FromQuery(Name = "hecho")] string? done, CancellationToken cancel) =>
        await OneAsync(id, person, cancel) is { } page
            ? View("Attendee", page with { Done = done is null ? null : DoneNotices.Find(done) ?? "Guardado." })
            : NotFound();

    [HttpPost(Path + "/personas/{person:guid}")]
    public async Task<IActionResult> Change(Guid id, PersonId person, AttendanceForm form, CancellationToken cancel)
    {
        if (await OneAsync(id, person, cancel) is not { } page)
            return NotFound();
        form.Person = page.Who.Person;
        if (form.Read(clock.GetUtcNow().UtcDateTime) is not { } change)
        {
            ModelState.AddModelError(nameof(form.Time), "Escriba la hora con sus dos partes, como 9:10.");
            return Again(page, form);
        }
        var answer = await taking.ChangeAsync(HttpContext.Actor(), page.Gathering, change, cancel);
        // Somebody without a reservation leaves the list with their mark: their page is no longer there.
        if (answer.Outcome is AttendanceResultKind.Done)
            return LocalRedirect(
                change is { TakesBack: true, Kind: MarkKind.Came }
                    ? $"{page.ListPath}/asistencia?quitada={page.Who.Person}"
                    : $"{page.Path}?hecho=si"
            );
        var field = answer.Outcome switch
        {
            AttendanceResultKind.ReasonNeeded => nameof(form.Reason),
            AttendanceResultKind.ImpossibleTime => nameof(form.Time),
            _ => "",
        };
        ModelState.AddModelError(field, AttendanceWords.DescribeFailure(answer.Outcome, page.Gathering));
        return Again(page, form);
    }

    // Of an address that anybody may make up only who was on this list is named.
    private async Task<AttendanceListEntry?> RemovedAsync(Gathering gathering, PersonId? person, CancellationToken cancel) =>
        person is { } id && await taking.WasMarkedAsync(gathering.Id, id, cancel) ? await reader.FindAsync(id, cancel) : null;

    private ViewResult Again(AttendeePage page, AttendanceForm form)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Attendee", page with { Reason = form.Reason });
    }

    private LocalRedirectResult Done(Guid id, IReadOnlyList<Guid> made, string anchor) =>
        LocalRedirect($"{AttendancePage.TakingPathOf(id)}{(made.Count > 0 ? $"?hecho={string.Join('.', made)}" : "")}{anchor}");

    private async Task<ViewResult> AgainAsync(Gathering gathering, string field, string problem, CancellationToken cancel)
    {
        ModelState.AddModelError(field, problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Attendance", await PageAsync(gathering, null, cancel));
    }

    private async Task<AttendancePage> PageAsync(Gathering gathering, string? done, CancellationToken cancel)
    {
        var people = await reader.ListAsync(gathering, cancel);
        var venue = await db.Venues.Where(v => v.Id == gathering.VenueId).Select(v => v.Name).SingleAsync(cancel);
        var made = Ids(done);
        var of = made.Count > 0 ? (PersonId?)await taking.FindPersonAsync(HttpContext.Actor(), made, cancel) : null;
        return new AttendancePage(
            gathering,
            venue,
            people,
            gathering.ClosedAt is null ? null : await summaries.ComputeAsync(gathering, people, cancel),
            made,
            people.FirstOrDefault(p => p.Person == of)
        )
        {
            NotHeld = NotHeld(gathering),
            HasSignedList = await db.ProofFiles.AnyAsync(
                f => f.GatheringId == gathering.Id && f.Kind == EvidenceKind.SignedList && f.RemovedAt == null,
                cancel
            ),
        };
    }

    private async Task<AttendeePage?> OneAsync(Guid id, PersonId person, CancellationToken cancel)
    {
        if (
            await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering
            || (await reader.ListAsync(gathering, cancel)).FirstOrDefault(p => p.Person == person) is not { } who
        )
            return null;
        return new AttendeePage(gathering, who, catalogue.Current.ListWatchedModules(gathering))
        {
            NotHeld = NotHeld(gathering),
            Phones = await phones.ListForPersonAsync(who.Person, cancel),
            MayCorrect = await corrections.MayCorrectAsync(HttpContext.Actor(), who.Person, cancel),
        };
    }

    private string? NotHeld(Gathering gathering) => taking.FindObstacle(gathering) is null ? null : AttendanceWords.NotHeld(gathering);

    private static List<Guid> Ids(string? text) =>
        [
            .. (text ?? "")
                .Split('.')
                .Take(10)
                .Select(part => Guid.TryParse(part, out var id) ? id : Guid.Empty)
                .Where(id => id != Guid.Empty),
        ];
}
