using System.Globalization;
using System.Text;
using UsmeAprende.People;

namespace UsmeAprende.Learning.Outbox;

/// <summary>
/// A form that staff filled without signal. It waits and travels sealed as a record does (R19), but is no record of learning: the feature
/// that it belongs to stores what it says.
/// </summary>
/// <param name="Id">Made with the form: sent twice, it does nothing twice (R33).</param>
/// <param name="Activity">What it is about and which form it is: <c>encuentro/{id}/registro</c>.</param>
/// <param name="Content">What was typed, as a browser would send it.</param>
/// <param name="FilledAt">According to the phone, UTC.</param>
public sealed record SealedForm(Guid Id, string Activity, string Content, DateTime FilledAt)
{
    /// <summary>The most letters of <see cref="Content"/>: a photo in Base64.</summary>
    public const int Limit = 700 * 1024;

    private static ReadOnlySpan<byte> Tag => "usme-form-1"u8;

    /// <summary>
    /// What is signed of it: the tag <c>usme-form-1</c>, then id, author, activity, content and time in Unix milliseconds, each as its
    /// length in four bytes, big-endian, and its UTF-8.
    /// </summary>
    /// <exception cref="EncoderFallbackException">A text is not well-formed Unicode.</exception>
    public byte[] WriteCanonical(PersonId author) =>
        RecordContent.Join(
            Tag,
            [
                Id.ToString("D"),
                author.ToString("D"),
                Activity,
                Content,
                new DateTimeOffset(FilledAt, TimeSpan.Zero).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            ]
        );
}

/// <summary>Stores what forms say that staff filled without signal. Implemented by the feature that has the forms.</summary>
public interface ISealedFormIntake
{
    /// <param name="author">Whose key signed it.</param>
    Task<RecordResult> StoreAsync(Actor author, SealedForm form, CancellationToken cancel);
}
