using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace UsmeAprende.Testing;

/// <summary>A certificate that nobody vouches for, unless a test does.</summary>
public static class SmtpCertificate
{
    public static X509Certificate2 SelfSigned(string name = "localhost", int lastYear = 2060)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(lastYear, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
