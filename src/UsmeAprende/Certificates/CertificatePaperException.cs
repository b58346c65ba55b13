namespace UsmeAprende.Certificates;

/// <summary>One certificate cannot be printed as it is, such as for a letter that no font has.</summary>
/// <param name="sentence">Why, in Spanish, for the coordinator who issues it.</param>
public sealed class CertificatePaperException(string sentence) : Exception(sentence);
