using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Learning;
using UsmeAprende.Learning.Outbox;
using UsmeAprende.People;
using UsmeAprende.Web.Kit.Requests;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Learning.Outbox;

/// <summary>
/// Takes what a phone without signal could not send, as a file that somebody carried here (R19). Handed in twice, nothing is there twice.
/// </summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class SealedFileController(SealedIntake intake, SyncEpochStore epoch) : Controller
{
    public const string Path = "/sincronizar";
    public const string Field = "archivo";

    /// <summary>About four thousand records and ten photos.</summary>
    public const int MostBytes = 12 * 1024 * 1024;

    private const string NoSuchFile =
        "Este no es un archivo de pendientes de UsmeAprende. Pida que lo guarden otra vez en ese celular, en «Sin señal».";

    [HttpGet(Path)]
    public IActionResult Show() => View("SealedFile", SealedFileReceipt.Nothing);

    [HttpPost(Path), UploadSizeLimit(MostBytes), UploadConcurrencyLimit]
    public async Task<IActionResult> Take([FromForm(Name = Field)] IFormFile? file, CancellationToken cancel)
    {
        if (file is null or { Length: 0 })
            return Again("Escoja el archivo que guardó el celular.");
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        SealedRequest request;
        try
        {
            request = SealedRequest.Read(new ReadOnlySequence<byte>(content.GetBuffer().AsMemory(0, (int)content.Length)));
        }
        catch (JsonException)
        {
            return Again(NoSuchFile);
        }
        if (request.Entries.Count == 0)
            return Again(NoSuchFile);
        var results = new List<SyncRecordResult>();
        foreach (var part in request.Entries.Chunk(RecordIntake.RequestLimit))
            results.AddRange((await new SealedRequest(part).StoreAsync(intake, epoch.Current, cancel)).Results);
        return View("SealedFile", SealedFileReceipt.Create(results));
    }

    private ViewResult Again(string problem)
    {
        ModelState.AddModelError(Field, problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("SealedFile", SealedFileReceipt.Nothing);
    }
}

/// <summary>What became of a file's records.</summary>
/// <param name="Waiting">They stay on their phone, which tries again.</param>
/// <param name="Refused">By reason, in words.</param>
public sealed record SealedFileReceipt(int Stored, int Known, int Waiting, IReadOnlyList<(string Reason, int Count)> Refused)
{
    public static SealedFileReceipt Nothing { get; } = new(0, 0, 0, []);

    public bool IsEmpty => Stored + Known + Waiting + Refused.Count == 0;

    public IEnumerable<string> Lines =>
        [
            .. Stored > 0 ? [$"{SpanishCount.Format(Stored, "cosa quedó guardada", "cosas quedaron guardadas")}."] : Array.Empty<string>(),
            .. Known > 0 ? [$"{SpanishCount.Format(Known, "ya estaba", "ya estaban")}."] : Array.Empty<string>(),
            .. Waiting > 0
                ?
                [
                    $"{SpanishCount.Format(Waiting, "sigue esperando", "siguen esperando")} en el celular: "
                        + "se envían cuando su dueña o dueño entre con su cuenta.",
                ]
                : Array.Empty<string>(),
            .. Refused.Select(r => $"{SpanishCount.Format(r.Count, "no se pudo guardar", "no se pudieron guardar")}: {r.Reason}"),
        ];

    public static SealedFileReceipt Create(IReadOnlyCollection<SyncRecordResult> results) =>
        new(
            results.Count(r => r.Result == "stored"),
            results.Count(r => r.Result == "duplicate"),
            results.Count(r => r.Result == "later"),
            [.. results.Where(r => r.Result == "rejected").GroupBy(r => Explain(r.Reason)).Select(g => (g.Key, g.Count()))]
        );

    private static string Explain(string? reason) =>
        reason switch
        {
            RecordReasonCodes.BadSeal => "el archivo se dañó o alguien lo cambió.",
            RecordReasonCodes.Malformed => "el archivo está incompleto.",
            RecordReasonCodes.UnknownActivity => "esa actividad ya no existe.",
            RecordReasonCodes.Refused => "quien coordina ya lo revisó y no lo recibió.",
            RecordReasonCodes.Erased => "esa persona pidió borrar sus datos.",
            _ => "el sitio no lo puede recibir.",
        };
}
