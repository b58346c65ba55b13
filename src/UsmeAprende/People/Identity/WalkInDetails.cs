using UsmeAprende.People.Privacy;

namespace UsmeAprende.People.Identity;

/// <summary>A person to be registered by staff, with or without document, phone or a way to sign in.</summary>
public sealed record WalkInDetails
{
    /// <summary>
    /// The new person's id, made on the device: a phone may send the same form again, and may mark attendance before it was answered.
    /// </summary>
    public required PersonId Id { get; init; }

    public required PersonProfile Profile { get; init; }

    /// <summary>The person's consent to the treatment of their data. Without it nothing is stored.</summary>
    public required bool DataTreatment { get; init; }

    /// <summary>The person's consent to photographs, asked separately.</summary>
    public bool Image { get; init; }

    /// <summary>Whether the member of staff saw the document.</summary>
    public bool DocumentSeen { get; init; }

    /// <summary>When the person consented, if the form is sent later; null for now.</summary>
    public DateTime? SaidAt { get; init; }

    /// <summary>The version of the text that was read aloud.</summary>
    public string ConsentVersion { get; init; } = ConsentRecord.CurrentVersion;

    /// <summary>
    /// The content that is compared under the same id (R33): everything but the time of consent and the dismissed people.
    /// </summary>
    internal object Content =>
        new
        {
            Profile,
            DataTreatment,
            Image,
            DocumentSeen,
        };

    /// <summary>People who were offered as the same and dismissed by staff: these pairs are not queued again.</summary>
    public IReadOnlyCollection<PersonId> NotThese { get; init; } = [];
}
