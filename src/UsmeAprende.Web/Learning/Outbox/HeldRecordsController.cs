using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;
using UsmeAprende.Learning.Outbox;
using UsmeAprende.People;
using UsmeAprende.Web.People;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Learning.Outbox;

/// <summary>The page where coordinators look at what phones sent that do not count any more (R20).</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class HeldRecordsController(HeldRecordReview review, CatalogueStore catalogue) : Controller
{
    public const string Path = "/coordinacion/celulares";

    /// <summary>In the query, what was done.</summary>
    public const string Done = "hecho";

    private const string Accept = "recibir";

    [HttpGet(Path)]
    public async Task<IActionResult> Show([FromQuery(Name = Done)] string? done, CancellationToken cancel)
    {
        var phones = await review.ListAsync(HttpContext.Actor(), SealedRequest.ReadOpened, cancel);
        var title = (ActivityId id) => catalogue.Current.LessonsById.GetValueOrDefault(id)?.Title ?? "Otra actividad";
        return View("HeldRecords", new HeldRecordsPage([.. phones.Select(p => HeldPhoneView.Create(p, title))], Tell(done)));
    }

    [HttpPost(Path)]
    public async Task<IActionResult> Decide(PersonId person, Guid device, string? decision, CancellationToken cancel)
    {
        if (decision is not (Accept or "no-recibir"))
            return LocalRedirect(Path);
        var decided = await review.DecideAsync(HttpContext.Actor(), person, device, decision == Accept, SealedRequest.ReadOpened, cancel);
        return LocalRedirect(
            $"{Path}?{Done}="
                + decided switch
                {
                    null => "propio",
                    0 => "ya",
                    _ when decision == Accept => "recibido",
                    _ => "no-recibido",
                }
        );
    }

    private static string? Tell(string? done) =>
        done switch
        {
            "recibido" => "Quedó recibido, y anotado que lo decidió usted.",
            "no-recibido" => "No se recibió, y quedó anotado que lo decidió usted. Al celular le avisamos.",
            "ya" => "Eso ya estaba decidido, o la persona ya lo envió con su cuenta.",
            "propio" => "Es de su propia cuenta. Pídale a otra persona que coordine que lo revise.",
            _ => null,
        };
}

/// <summary>What waits for a coordinator.</summary>
/// <param name="Told">What was just done.</param>
public sealed record HeldRecordsPage(IReadOnlyList<HeldPhoneView> Phones, string? Told);

/// <summary>One phone's records, in words.</summary>
/// <param name="Lines">The first of them.</param>
/// <param name="Unread">How many more there are, or cannot be opened any more.</param>
public sealed record HeldPhoneView(HeldPhone Phone, IReadOnlyList<string> Lines, int Unread)
{
    private const int MostLines = 20;

    public static HeldPhoneView Create(HeldPhone phone, Func<ActivityId, string> title)
    {
        var lines = phone.Records.Take(MostLines).Select(r => Describe(r, title)).ToList();
        return new HeldPhoneView(phone, lines, phone.Count - lines.Count);
    }

    private static string Describe(OpenedRecord opened, Func<ActivityId, string> title) =>
        $"{Verb(opened.Record.Verb)}: {title(opened.Record.Activity)}. El celular dice que fue el "
        + $"{SpanishDates.DayAndTime(opened.Record.OccurredAt)}.";

    private static string Verb(RecordVerb verb) =>
        verb switch
        {
            RecordVerb.Completed => "Terminó",
            RecordVerb.Answered => "Respondió",
            RecordVerb.Practised => "Practicó",
            RecordVerb.Reflected => "Escribió una nota",
            RecordVerb.Played => "Jugó",
            RecordVerb.Attended => "Marcó una asistencia",
            RecordVerb.Thanked => "Dio las gracias a alguien",
            RecordVerb.Observed => "Anotó una tarea de alguien",
            _ => "Quitó una anotación",
        };
}
