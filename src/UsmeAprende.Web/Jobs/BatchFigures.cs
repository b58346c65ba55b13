namespace UsmeAprende.Web.Jobs;

/// <summary>What the bar of long work needs to move.</summary>
public sealed record BatchFigures(int Through, int Total, bool IsOpen, string Words);
