namespace UsmeAprende.Web.Certificates;

/// <summary>What somebody typed to have it checked.</summary>
public sealed record VerificationForm(string? Code = null);
