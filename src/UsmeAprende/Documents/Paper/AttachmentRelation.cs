namespace UsmeAprende.Documents.Paper;

/// <summary>What an attached file is to the document that carries it (ISO 32000-2, 7.11.3).</summary>
public enum AttachmentRelation
{
    Unspecified,
    Source,
    Data,
    Alternative,
    Supplement,
}
