namespace UsmeAprende.Documents.Paper;

/// <summary>What a text is to whoever hears the document read.</summary>
public enum PaperRole
{
    Paragraph,
    Heading1,
    Heading2,
    Heading3,
}
