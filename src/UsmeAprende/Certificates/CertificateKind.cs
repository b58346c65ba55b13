namespace UsmeAprende.Certificates;

/// <summary>What a certificate is for; the document's text depends on it.</summary>
public enum CertificateKind
{
    Course,

    /// <summary>A single gathering: a simpler text, without competences.</summary>
    Gathering,
}
