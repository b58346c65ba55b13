using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>
/// Notes many documents as seen, each by <see cref="DocumentVerification"/> with an entry of its own in the audit. A tick counts only for
/// the document that it was shown with, so that nothing unseen is confirmed.
/// </summary>
public sealed class SeenDocuments(DocumentVerification verification)
{
    /// <param name="listed">Those whom the list offers to this member of staff, as they are now.</param>
    /// <param name="ticks"><see cref="ListedDocument.Tick"/> of each that was ticked.</param>
    public async Task<SeenDocumentsResult> NoteAsync(
        Actor actor,
        IReadOnlyList<ListedDocument> listed,
        IReadOnlyCollection<string> ticks,
        CancellationToken cancel
    )
    {
        var offered = listed.Where(d => d.Type is not null).ToDictionary(d => d.Tick, StringComparer.Ordinal);
        var noted = 0;
        var somebodyElses = new List<string>();
        var changed = new List<string>();
        foreach (var tick in ticks.Distinct(StringComparer.Ordinal))
        {
            if (!offered.TryGetValue(tick, out var document))
            {
                // Named only if they are on this list: a tick may say anything.
                changed.Add(listed.FirstOrDefault(d => tick.StartsWith($"{d.PersonId} ", StringComparison.Ordinal))?.Name ?? "");
                continue;
            }
            // Sent twice, the second time finds it noted and changes nothing (R33).
            var result = !DocumentNumber.TryParse(document.Type!.Value, document.Number, out var number, out _)
                ? DocumentVerificationResult.NotTheClaimedOne
                : await verification.VerifyAsync(actor, document.PersonId, number, cancel);
            switch (result)
            {
                case DocumentVerificationResult.Verified:
                    noted++;
                    break;
                case DocumentVerificationResult.SomeoneElses:
                    somebodyElses.Add(document.Name);
                    break;
                default:
                    changed.Add(document.Name);
                    break;
            }
        }
        return new SeenDocumentsResult(noted, changed, somebodyElses);
    }
}

/// <summary>What came of noting several documents as seen.</summary>
/// <param name="Changed">Whose document is another one by now, or who is not on the list any more (then without a name).</param>
/// <param name="SomebodyElses">Whose number another account has proven: a coordinator finds out whether they are one person (R14).</param>
public sealed record SeenDocumentsResult(int Noted, IReadOnlyList<string> Changed, IReadOnlyList<string> SomebodyElses)
{
    public bool IsComplete => Changed.Count == 0 && SomebodyElses.Count == 0;
}
