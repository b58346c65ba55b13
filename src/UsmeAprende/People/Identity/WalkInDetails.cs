using UsmeAprende.People.Accounts;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.People.Identity;

/// <summary>Somebody that staff registers, with or without a document, a phone or a way to sign in.</summary>
public sealed record WalkInDetails
{
    /// <summary>
    /// Made where it was typed, and the person's from then on: a phone may send the same one again, and may note attendance before it was
    /// answered.
    /// </summary>
    public required Guid Id { get; init; }

    public required PersonProfile Profile { get; init; }

    /// <summary>The person heard what is kept and for what, and said yes. Without it nothing is stored.</summary>
    public required bool DataTreatment { get; init; }

    /// <summary>The person allows photographs; asked apart.</summary>
    public bool Image { get; init; }

    /// <summary>The member of staff had the document in hand.</summary>
    public bool DocumentSeen { get; init; }

    /// <summary>When the person said so, where it is sent later; now where nothing is said.</summary>
    public DateTime? SaidAt { get; init; }

    /// <summary>The version of the text that was read aloud.</summary>
    public string ConsentVersion { get; init; } = ConsentRecord.CurrentVersion;

    /// <summary>What tells it from another under the same id (R33): all but when it was said and whom it was held against.</summary>
    internal object Content =>
        new
        {
            Profile,
            DataTreatment,
            Image,
            DocumentSeen,
        };

    /// <summary>People who were offered as the same, and whom staff said this is not: their pairs are not asked about again.</summary>
    public IReadOnlyCollection<Guid> NotThese { get; init; } = [];
}
