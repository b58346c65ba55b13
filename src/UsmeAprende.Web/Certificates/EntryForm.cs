namespace UsmeAprende.Web.Certificates;

/// <summary>What is typed to revoke a certificate or to correct it.</summary>
public sealed class EntryForm
{
    /// <summary>Why it is revoked; anyone who verifies it reads this.</summary>
    public string? Reason { get; set; }

    /// <summary>Why it is corrected.</summary>
    public string? Change { get; set; }

    public string? HolderName { get; set; }
}
