namespace UsmeAprende.Documents.Paper;

/// <summary>A file that a document carries.</summary>
/// <param name="Name">Its file's name, of plain letters, digits, dots and hyphens.</param>
/// <param name="MediaType">Such as <c>application/vc+jwt</c>.</param>
public sealed record PaperAttachment(
    string Name,
    string MediaType,
    ReadOnlyMemory<byte> Bytes,
    string Description,
    AttachmentRelation Relation
);
