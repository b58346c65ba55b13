using UsmeAprende.Certificates;
using UsmeAprende.Web.Jobs;

namespace UsmeAprende.Web.Certificates;

/// <summary>How the issuing of some certificates goes.</summary>
/// <param name="Names">Of those who are still there.</param>
/// <param name="Numbers">Of the certificates issued so far.</param>
/// <param name="Waiting">Issued, and the document not made yet.</param>
public sealed record IssuingPage(
    BatchProgress Progress,
    IReadOnlyList<CertificateOrder> Orders,
    IReadOnlyDictionary<Guid, string> Names,
    IReadOnlyDictionary<Guid, string> Numbers,
    int Waiting
)
{
    public IEnumerable<CertificateOrder> Issued => Orders.Where(o => o.State is OrderState.Issued);

    public IEnumerable<CertificateOrder> Failed => Orders.Where(o => o.State is OrderState.Failed);

    public string NameOf(CertificateOrder order) => Names.GetValueOrDefault(order.PersonId) ?? "Alguien que borró sus datos";
}
