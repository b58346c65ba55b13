namespace UsmeAprende.Documents.Paper;

/// <param name="Share">Of the table's width, beside the other columns' shares.</param>
public sealed record PaperColumn(string Heading, double Share, Alignment Alignment = Alignment.Left);
