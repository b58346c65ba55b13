namespace UsmeAprende.Documents.Paper;

/// <summary>What stands around the text on each sheet. Head and foot are seen and not read; say what matters in the text too.</summary>
public sealed record FlowSetting
{
    public double Margin { get; init; } = 42;

    public double HeadHeight { get; init; }

    public Action<PaperSheet, Box, PageNumber>? Head { get; init; }

    public double FootHeight { get; init; } = 22;

    /// <summary>Without another: "Página x de y" to the right.</summary>
    public Action<PaperSheet, Box, PageNumber>? Foot { get; init; } = WriteNumber;

    private static void WriteNumber(PaperSheet sheet, Box box, PageNumber number) =>
        sheet.Text(box.Below(10), number.ToString(), new Lettering(8) { Alignment = Alignment.Right });
}
