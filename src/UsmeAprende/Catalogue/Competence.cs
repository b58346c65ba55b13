namespace UsmeAprende.Catalogue;

/// <summary>What a lesson trains, by the code of a known framework, such as <c>DigComp 2.2 4.1</c>.</summary>
public sealed record Competence(string Code, string Name);
