using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Evidence;
using UsmeAprende.Learning;
using UsmeAprende.Learning.Outbox;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.Gatherings.Evidence;
using UsmeAprende.Web.People.Identity;

namespace UsmeAprende.Web.Gatherings.Carried;

/// <summary>
/// Stores the forms of a gathering that were filled without signal, each as the page with that form does. What cannot be stored goes back
/// to the phone with the sentence that the page would show.
/// </summary>
public sealed partial class CarriedFormIntake(
    UsmeDb db,
    FormIdempotency forms,
    FacilitatedGatheringReader facilitated,
    WalkInRegistration walkIns,
    AttendanceClosing closing,
    MinutesService minutes,
    EvidenceStore proofs,
    TimeProvider clock
) : ISealedFormIntake
{
    public async Task<RecordResult> StoreAsync(Actor author, SealedForm form, CancellationToken cancel)
    {
        if (Activity().Match(form.Activity) is not { Success: true } about)
            return Refuse(form, RecordReasonCodes.UnknownActivity);
        if (await facilitated.FindAsync(author, Guid.ParseExact(about.Groups["id"].Value, "D"), cancel) is not { } gathering)
            return Refuse(form, RecordReasonCodes.NotYours);
        var fields = QueryHelpers.ParseQuery(form.Content);
        return about.Groups["form"].Value switch
        {
            "registro" => await RegisterAsync(author, form, fields, cancel),
            "cierre" => await OnceAsync(form, () => CloseAsync(author, gathering, fields, cancel), cancel),
            "acta" => await OnceAsync(form, () => WriteMinutesAsync(author, gathering, fields, cancel), cancel),
            _ => await OnceAsync(form, () => AddPhotoAsync(author, gathering, fields, cancel), cancel),
        };
    }

    // Told apart by the person's id and not by the form's: the phone corrects what was refused, and marks speak of that person already.
    private async Task<RecordResult> RegisterAsync(
        Actor author,
        SealedForm form,
        Dictionary<string, StringValues> fields,
        CancellationToken cancel
    )
    {
        var errors = new ModelStateDictionary();
        if (CarriedWalkIn.Read(fields).Check(errors, clock.GetUtcNow().Year) is not { } walkIn)
            return Refuse(form, RecordReasonCodes.InvalidForm, Sentences(errors));
        var answer = await walkIns.RegisterAsync(author, walkIn with { SaidAt = form.FilledAt }, cancel);
        return answer.Status switch
        {
            WalkInRegistrationStatus.Registered => new RecordResult(form.Id, RecordResultKind.Stored),
            WalkInRegistrationStatus.AlreadyRegistered => new RecordResult(form.Id, RecordResultKind.Duplicate),
            _ when await db.People.AnyAsync(p => p.Id == walkIn.Id && p.ErasedAt != null, cancel) => Refuse(form, RecordReasonCodes.Erased),
            WalkInRegistrationStatus.SentOtherwise => Refuse(
                form,
                RecordReasonCodes.InvalidForm,
                "Esa persona ya quedó registrada con otros datos. Corríjalos en su página, con señal."
            ),
            _ => Refuse(form, RecordReasonCodes.InvalidForm, "No pudimos registrar a la persona. Regístrela otra vez."),
        };
    }

    private async Task<string?> CloseAsync(
        Actor author,
        Gathering gathering,
        Dictionary<string, StringValues> fields,
        CancellationToken cancel
    )
    {
        if (LocalMoment.Parse(fields.GetValueOrDefault("from")) is not { } from)
            return "Escriba el día y la hora en que empezó.";
        if (LocalMoment.Parse(fields.GetValueOrDefault("until")) is not { } until)
            return "Escriba el día y la hora en que terminó.";
        var outcome = await closing.CloseAsync(author, gathering.Id, from, until, null, cancel);
        return outcome is AttendanceClosingResult.Closed ? null : AttendanceWords.DescribeFailure(outcome);
    }

    private async Task<string?> WriteMinutesAsync(
        Actor author,
        Gathering gathering,
        Dictionary<string, StringValues> fields,
        CancellationToken cancel
    )
    {
        var (done, commitments) = (fields.GetValueOrDefault("hecho"), fields.GetValueOrDefault("compromisos"));
        var outcome = await minutes.WriteAsync(author.PersonId, gathering.Id, done, commitments, null, cancel);
        return outcome is MinutesResult.Written ? null : MinutesController.Explain(outcome);
    }

    private async Task<string?> AddPhotoAsync(
        Actor author,
        Gathering gathering,
        Dictionary<string, StringValues> fields,
        CancellationToken cancel
    )
    {
        var typed = fields.GetValueOrDefault("foto").ToString();
        var bytes = new byte[typed.Length];
        if (fields.GetValueOrDefault("permiso") != "true" || !Convert.TryFromBase64String(typed, bytes, out var length))
            return "Guarde solo fotos en las que todas las personas dieron permiso.";
        var photo = new UploadedFile("Foto del café", bytes[..length]);
        return (await proofs.AddAsync(author.PersonId, gathering.Id, EvidenceKind.Photo, [photo], cancel)).Problem;
    }

    /// <param name="store">Gives back what is wrong, in words; null once it is stored.</param>
    private Task<RecordResult> OnceAsync(SealedForm form, Func<Task<string?>> store, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var sent = await forms.ReadAsync([form.Id], cancel);
                if (sent.IsKnown(form.Id))
                    return sent.IsRepeated(form.Id, form.Content)
                        ? new RecordResult(form.Id, RecordResultKind.Duplicate)
                        : Refuse(form, RecordReasonCodes.IdConflict);
                if (await store() is { } problem)
                    return Refuse(form, RecordReasonCodes.InvalidForm, problem);
                sent.Store(form.Id, form.Content);
                return new RecordResult(form.Id, RecordResultKind.Stored);
            },
            cancel
        );

    private static RecordResult Refuse(SealedForm form, string reason, string? problem = null) =>
        new(form.Id, RecordResultKind.Rejected, reason, Problem: problem);

    private static string Sentences(ModelStateDictionary errors) =>
        string.Join(' ', errors.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage));

    [GeneratedRegex(@"^encuentro/(?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})/(?<form>registro|cierre|acta|foto)$")]
    private static partial Regex Activity();
}

/// <summary>The form for registering somebody, as a phone sends it later.</summary>
internal static class CarriedWalkIn
{
    public static WalkInForm Read(Dictionary<string, StringValues> fields)
    {
        return new WalkInForm
        {
            Id = PersonId.TryParseExact(Text(nameof(WalkInForm.Id)), "D", out var id) ? id : PersonId.Empty,
            GivenNames = Text(nameof(WalkInForm.GivenNames)),
            Surnames = Text(nameof(WalkInForm.Surnames)),
            NoSurnames = Is(nameof(WalkInForm.NoSurnames)),
            DocumentType = Text(nameof(WalkInForm.DocumentType)),
            Document = Text(nameof(WalkInForm.Document)),
            DocumentSeen = Is(nameof(WalkInForm.DocumentSeen)),
            Phone = Text(nameof(WalkInForm.Phone)),
            BirthYear = Text(nameof(WalkInForm.BirthYear)),
            Place = Text(nameof(WalkInForm.Place)),
            Minor = Is(nameof(WalkInForm.Minor)),
            Guardian = Text(nameof(WalkInForm.Guardian)),
            GuardianAuthorises = Is(nameof(WalkInForm.GuardianAuthorises)),
            DataTreatment = Is(nameof(WalkInForm.DataTreatment)),
            Image = Is(nameof(WalkInForm.Image)),
        };

        string? Text(string name) => fields.GetValueOrDefault(name);

        bool Is(string name) => fields.GetValueOrDefault(name) == "true";
    }
}
