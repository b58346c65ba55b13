using System.Text;

namespace UsmeAprende.Learning.Outbox;

/// <summary>What was in a <see cref="SealedRecord"/>.</summary>
/// <param name="Person">Of whom the phone says that they made it.</param>
/// <param name="Signature">ECDSA with SHA-256, 64 bytes (IEEE P1363).</param>
public abstract record OpenedContent(PersonId Person, Guid Id, byte[] Signature)
{
    /// <summary>What the device signed.</summary>
    /// <exception cref="EncoderFallbackException">A text is not well-formed Unicode.</exception>
    internal abstract byte[] WriteCanonical();

    /// <summary>The same, with what is to be kept of its signature.</summary>
    internal virtual OpenedContent SignedBy(Guid device) => this;
}

/// <summary>A record of learning.</summary>
/// <param name="Subject">Of whom it is, where staff say it of somebody.</param>
public sealed record OpenedRecord(PersonId Person, NewRecord Record, PersonId? Subject, byte[] Signature)
    : OpenedContent(Person, Record.Id, Signature)
{
    internal override byte[] WriteCanonical() => RecordContent.WriteCanonical(new RecordAuthor(Person, Subject ?? Person), Record);

    internal override OpenedContent SignedBy(Guid device) =>
        this with
        {
            Record = Record with { DeviceId = device, Signature = Signature },
        };
}

/// <summary>A form that staff filled.</summary>
public sealed record OpenedForm(PersonId Person, SealedForm Form, byte[] Signature) : OpenedContent(Person, Form.Id, Signature)
{
    internal override byte[] WriteCanonical() => Form.WriteCanonical(Person);
}
