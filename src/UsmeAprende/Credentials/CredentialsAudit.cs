namespace UsmeAprende.Credentials;

/// <summary>What the audit calls the administrator's deeds upon the signing keys (R31).</summary>
public static class CredentialsAudit
{
    public const string Rotated = "credenciales.clave-nueva";

    public static string Subject(string thumbprint) => $"clave/{thumbprint}";
}
