namespace UsmeAprende.Certificates;

/// <summary>One thing that is held against a course's rule, for whoever must judge it.</summary>
/// <param name="What">In words: a lesson's title, a test, a café, a task.</param>
/// <param name="At">When it was done, as far as is known.</param>
/// <param name="ReceivedAt">When the server heard of it.</param>
/// <param name="Origin">How it came: from a phone, a form, by staff.</param>
/// <param name="Staff">The name of who saw it, where it was not the person.</param>
public sealed record CandidateRecord(string What, DateTime At, DateTime ReceivedAt, int? Score, string Origin, string? Staff);
