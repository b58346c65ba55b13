using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Catalogue;
using UsmeAprende.People;

namespace UsmeAprende.Learning;

/// <summary>
/// Takes all incoming records, from phones and from forms. It checks and grades each record, passes the valid ones to the writer, and
/// answers after the commit (R3). Records are independent: an invalid one never stops a valid one.
/// </summary>
public sealed class RecordIntake(
    ActivityVersionStore versions,
    CatalogueStore catalogue,
    RecordWriter writer,
    TimeProvider clock,
    IOptions<LearningOptions> options,
    ILogger<RecordIntake> log
)
{
    /// <summary>
    /// The most records in one request. The caller checks it, because then the whole request is refused and not a single record.
    /// </summary>
    public const int RequestLimit = 500;

    private readonly DateTime _since = options.Value.Since;

    /// <summary>Returns the receipts in the order of the records.</summary>
    /// <param name="person">The person of the session (R2).</param>
    /// <param name="origin">The way it came: <c>sync</c> or <c>form</c>.</param>
    public Task<IReadOnlyList<RecordResult>> StoreAsync(
        PersonId person,
        IReadOnlyList<NewRecord> records,
        string origin,
        CancellationToken cancel
    ) => ValidateAndWriteAsync(person, [.. records.Select(r => new StaffNewRecord(person, r))], isStaffs: false, origin, cancel);

    /// <summary>
    /// Stores records that staff make about others, and returns the receipts in the order of the records. <see cref="StaffRecordPolicy"/>
    /// checks in the writing transaction whether they may.
    /// </summary>
    /// <param name="author">The member of staff of the session (R2).</param>
    public Task<IReadOnlyList<RecordResult>> StoreByStaffAsync(
        Actor author,
        IReadOnlyList<StaffNewRecord> records,
        string origin,
        CancellationToken cancel
    ) => ValidateAndWriteAsync(author.PersonId, records, isStaffs: true, origin, cancel);

    private async Task<IReadOnlyList<RecordResult>> ValidateAndWriteAsync(
        PersonId author,
        IReadOnlyList<StaffNewRecord> records,
        bool isStaffs,
        string origin,
        CancellationToken cancel
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(records.Count, RequestLimit);
        if (!isStaffs)
            await LoadUnknownActivitiesAsync(records, cancel);

        var receivedAt = clock.GetUtcNow().UtcDateTime;
        var receipts = new RecordResult?[records.Count];
        var accepted = new List<(int Place, LearningRecord Record)>(records.Count);
        var with = new List<IStoredWithRecord>();
        for (var place = 0; place < records.Count; place++)
        {
            var (person, told) = records[place];
            var (record, refusal) = ValidateSafely(new RecordAuthor(author, person), told, isStaffs, origin, receivedAt);
            receipts[place] = refusal;
            if (record is null)
                continue;
            accepted.Add((place, record));
            if (records[place].With is { } row)
                with.Add(row);
        }

        if (accepted.Count > 0)
        {
            var written = await writer.WriteAsync([.. accepted.Select(a => a.Record)], with, isStaffs, cancel);
            for (var n = 0; n < accepted.Count; n++)
                receipts[accepted[n].Place] = written[n];
        }
        return receipts!;
    }

    // An unexpected exception is a fault of the site. The phone keeps that record and sends it again; the others are stored (R3).
    private (LearningRecord? Record, RecordResult? Refusal) ValidateSafely(
        RecordAuthor teller,
        NewRecord told,
        bool isStaffs,
        string origin,
        DateTime receivedAt
    )
    {
        try
        {
            return Validate(teller, told, isStaffs, origin, receivedAt);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "A record ({Verb}) could not be examined", told.Verb);
            return (null, new RecordResult(told.Id, RecordResultKind.Later, RecordReasonCodes.Fault));
        }
    }

    private (LearningRecord? Record, RecordResult? Refusal) Validate(
        RecordAuthor teller,
        NewRecord told,
        bool isStaffs,
        string origin,
        DateTime receivedAt
    )
    {
        if (RecordValidation.FindFault(told, isOwn: !isStaffs) is { } fault)
            return Refuse(told, fault);
        // The canonical form has milliseconds, so the stored time must not be more precise than the hashed one.
        told = told with
        {
            OccurredAt = RecordValidation.TruncateToMilliseconds(told.OccurredAt),
        };
        var canonical = RecordContent.WriteCanonical(teller, told);
        if (canonical.Length > RecordContent.Limit)
            return Refuse(told, RecordReasonCodes.TooLarge);

        int? score = null;
        if (!isStaffs && told.Verb is not RecordVerb.Voided)
        {
            if (FindActivity(told.Activity) is not { } activity || !activity.Accepts(told.Verb))
                return Refuse(told, RecordReasonCodes.UnknownActivity);
            if (told.Verb is RecordVerb.Answered)
            {
                if (!activity.Versions.TryGetValue(told.Question!, out var served))
                    return (null, new RecordResult(told.Id, RecordResultKind.Later, RecordReasonCodes.UnknownVersion));
                score = ComputeScore(activity.Kind, served.Keys.Value, told.Answer!);
                if (score is null)
                    return Refuse(told, RecordReasonCodes.Malformed);
            }
        }
        return (LearningRecord.Create(teller, told, score, RecordContent.ComputeHash(canonical), origin, receivedAt, _since), null);
    }

    private static int? ComputeScore(
        ActivityKind kind,
        System.Collections.Frozen.FrozenDictionary<string, AnswerKey> keys,
        string answer
    ) =>
        kind is ActivityKind.Question ? (keys.Values[0].IsRight(answer) ? 100 : 0)
        // Where somebody got stuck is named by the hash of a step, and is no free text.
        : kind is ActivityKind.Practice ? (answer.Length == 8 && answer.All(char.IsAsciiHexDigitLower) ? 0 : null)
        : AnswerGrading.ReadAttempt(answer) is { } attempt ? AnswerGrading.ComputePercent(keys, attempt)
        : null;

    private ServedActivity? FindActivity(ActivityId activity) =>
        versions.Find(activity) ?? versions.Find(catalogue.Current.ResolveRenamed(activity));

    // At most one query for a whole request, and only if it names a version that this server does not know.
    private async Task LoadUnknownActivitiesAsync(IReadOnlyList<StaffNewRecord> records, CancellationToken cancel)
    {
        var strangers = records
            .Select(r => r.Record)
            .Where(r =>
                r.Verb is not RecordVerb.Voided
                && RecordValidation.FindFault(r, isOwn: true) is null
                && (
                    FindActivity(r.Activity) is not { } known || (r.Verb is RecordVerb.Answered && !known.Versions.ContainsKey(r.Question!))
                )
            )
            .Select(r => r.Activity)
            .Distinct()
            .ToList();
        if (strangers.Count > 0)
            await versions.LoadActivitiesAsync(strangers, cancel);
    }

    private static (LearningRecord?, RecordResult) Refuse(NewRecord told, string reason) =>
        (null, new RecordResult(told.Id, RecordResultKind.Rejected, reason));
}
