using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Learning;

/// <summary>Records as a phone makes them.</summary>
internal static class SampleRecords
{
    public static readonly DateTime Morning = new(2035, 8, 6, 13, 15, 0, DateTimeKind.Utc);

    public const string RightChoice = "aaaa0001 aaaa0003";

    public static NewRecord Create(RecordVerb verb, ActivityId activity, DateTime? at = null) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Verb = verb,
            Activity = activity,
            OccurredAt = at ?? Morning,
        };

    public static NewRecord Completed(string lesson, DateTime? at = null) => Create(RecordVerb.Completed, new(lesson), at);

    public static NewRecord Answered(string answer, DateTime? at = null) =>
        Create(RecordVerb.Answered, new(SampleCatalogue.Choice), at) with
        {
            Question = "q-choice",
            Answer = answer,
        };

    public static NewRecord Right(DateTime? at = null) => Answered(RightChoice, at);

    public static NewRecord Wrong(DateTime? at = null) => Answered("aaaa0002", at);

    public static NewRecord Attempt(string answers, DateTime? at = null) =>
        Create(RecordVerb.Answered, new(SampleCatalogue.Test), at) with
        {
            Question = "test-v1",
            Answer = answers,
        };

    public static NewRecord Void(NewRecord target) => Create(RecordVerb.Voided, new(target.Id.ToString()));
}
