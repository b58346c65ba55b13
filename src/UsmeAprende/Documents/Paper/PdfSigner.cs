using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Signs a finished PDF as PAdES baseline B-B (ETSI EN 319 142-1), which any reader of signed PDFs verifies. The time stands in the file,
/// not in the signature, as that standard demands.
/// </summary>
public sealed class PdfSigner
{
    private const string Sha256Oid = "2.16.840.1.101.3.4.2.1";
    private const string SigningCertificateV2Oid = "1.2.840.113549.1.9.16.2.47";

    // Signatures by elliptic curves differ by a few bytes from one to the next.
    private const int Spare = 64;

    private readonly X509Certificate2 _certificate;
    private readonly X509Certificate2Collection _others;

    /// <param name="certificate">With its private key.</param>
    /// <param name="others">The authorities that vouch for it, so that a reader can look for one that it trusts.</param>
    /// <exception cref="CryptographicException">The key cannot sign.</exception>
    public PdfSigner(X509Certificate2 certificate, IEnumerable<X509Certificate2> others)
    {
        (_certificate, _others) = (certificate, [.. others]);
        Hole = $"<{new string('0', 2 * (Encode([0]).Length + Spare))}>";
    }

    /// <summary>Whose signature it is, as the certificate says.</summary>
    public string Name => _certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    /// <summary>How many bytes a signed file is larger than the same without signature.</summary>
    public int Weight => Hole.Length + 1_500;

    /// <summary>The room for the signature in the file, in hexadecimal.</summary>
    internal string Hole { get; }

    /// <param name="pdf">A finished file with a <see cref="PdfSignatureField"/>.</param>
    internal byte[] Sign(byte[] pdf)
    {
        var hole = Find(pdf, Hole);
        var after = hole + Hole.Length;
        var range = string.Create(CultureInfo.InvariantCulture, $"[0 {hole} {after} {pdf.Length - after}]");
        Encoding.ASCII.GetBytes(range.PadRight(PdfSignatureField.NoRangeYet.Length)).CopyTo(pdf, Find(pdf, PdfSignatureField.NoRangeYet));

        var signature = Encode([.. pdf.AsSpan(0, hole), .. pdf.AsSpan(after)]);
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(signature)).CopyTo(pdf, hole + 1);
        return pdf;
    }

    private byte[] Encode(byte[] content)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, _certificate)
        {
            DigestAlgorithm = new Oid(Sha256Oid),
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        signer.Certificates.AddRange(_others);
        signer.SignedAttributes.Add(NameCertificate());
        var message = new SignedCms(new ContentInfo(content), detached: true);
        message.ComputeSignature(signer, silent: true);
        return message.Encode();
    }

    // The hash of the certificate is signed too, so that nobody can put another with the same key in its place (RFC 5035).
    private AsnEncodedData NameCertificate()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            // Without an algorithm it is SHA-256.
            writer.WriteOctetString(SHA256.HashData(_certificate.RawData));
        return new AsnEncodedData(new Oid(SigningCertificateV2Oid), writer.Encode());
    }

    private static int Find(byte[] pdf, string word)
    {
        var at = pdf.AsSpan().IndexOf(Encoding.ASCII.GetBytes(word));
        return at >= 0 ? at : throw new InvalidOperationException("The document has no field for a signature.");
    }
}
