namespace UsmeAprende.Web.Badges;

/// <summary>A badge as a script celebrates it.</summary>
public sealed record EarnedBadge(string Id, string Name, string Sentence, string Drawing);
