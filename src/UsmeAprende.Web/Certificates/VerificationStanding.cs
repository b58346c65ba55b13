namespace UsmeAprende.Web.Certificates;

/// <summary>An answer that is read in ten seconds: a drawing, two words, and what they mean.</summary>
public sealed record VerificationStanding(string Icon, string Tone, string Words, string Meaning);
