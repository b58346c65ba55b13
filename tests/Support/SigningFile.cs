using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace UsmeAprende.Testing;

/// <summary>A PFX file as an authority of certificates hands it out.</summary>
internal static class SigningFile
{
    public const string Password = "clave-de-prueba";

    /// <param name="folder">Where to put it.</param>
    /// <param name="from">When it begins to be valid.</param>
    /// <param name="until">When it ends.</param>
    /// <param name="isCurve">With a key on an elliptic curve, or with RSA.</param>
    /// <param name="withKey">Whether the private key is in it.</param>
    /// <returns>Its path.</returns>
    public static string Write(string folder, DateTime from, DateTime until, bool isCurve = false, bool withKey = true)
    {
        using var rootKey = RSA.Create(2048);
        var rootRequest = new CertificateRequest("CN=Autoridad de prueba", rootKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = rootRequest.CreateSelfSigned(from.AddDays(-1), until.AddDays(1));

        const string name = "CN=Alcaldía Local de Usme, O=Secretaría de Gobierno, C=CO";
        using var key = RSA.Create(2048);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = isCurve
            ? new CertificateRequest(name, curve, HashAlgorithmName.SHA256)
            : new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true)
        );
        using var bare = request.Create(
            root.SubjectName,
            X509SignatureGenerator.CreateForRSA(rootKey, RSASignaturePadding.Pkcs1),
            from,
            until,
            [1, 2, 3, 4]
        );
        using var own =
            !withKey ? X509CertificateLoader.LoadCertificate(bare.RawData)
            : isCurve ? bare.CopyWithPrivateKey(curve)
            : bare.CopyWithPrivateKey(key);

        var file = Path.Combine(folder, $"firma-{Guid.CreateVersion7():N}.pfx");
        File.WriteAllBytes(
            file,
            new X509Certificate2Collection { own, X509CertificateLoader.LoadCertificate(root.RawData) }.Export(
                X509ContentType.Pfx,
                Password
            )!
        );
        return file;
    }
}
