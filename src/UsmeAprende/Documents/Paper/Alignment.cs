namespace UsmeAprende.Documents.Paper;

public enum Alignment
{
    Left,
    Centre,
    Right,
}
