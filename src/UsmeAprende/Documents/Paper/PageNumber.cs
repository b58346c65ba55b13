namespace UsmeAprende.Documents.Paper;

public readonly record struct PageNumber(int Page, int Of)
{
    public override string ToString() => $"Página {Page} de {Of}";
}
