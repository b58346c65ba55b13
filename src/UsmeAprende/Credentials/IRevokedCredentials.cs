namespace UsmeAprende.Credentials;

/// <summary>
/// Credentials that one feature has taken back. Why is the feature's own to tell: a reason may speak of a person, and the public list must
/// not.
/// </summary>
public interface IRevokedCredentials
{
    /// <summary>Ids as in <see cref="Award.CredentialId"/>.</summary>
    Task<IReadOnlyList<Guid>> ListAsync(CancellationToken cancel);

    Task<bool> ContainsAsync(Guid credential, CancellationToken cancel);
}
