using UsmeAprende.Certificates;

namespace UsmeAprende.Web.Certificates;

/// <summary>A certificate as its holder sees it.</summary>
/// <param name="Sheet">What the document says.</param>
/// <param name="Address">Where anyone verifies it: the link to share.</param>
/// <param name="LinkedIn">Opens LinkedIn's own form, filled in.</param>
/// <param name="HasDocument">False for the minutes until it is made.</param>
public sealed record OwnCertificate(Certificate Entry, CertificateSheet Sheet, string Address, string LinkedIn, bool HasDocument)
{
    public string Path => $"{MyCertificatesController.Path}/{Entry.Id}";
}
