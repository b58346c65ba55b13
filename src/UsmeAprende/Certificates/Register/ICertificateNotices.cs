namespace UsmeAprende.Certificates.Register;

/// <summary>
/// How the holder of a certificate is told that it is ready. Reminders implement it: they know addresses, refusals, and who calls whom.
/// </summary>
public interface ICertificateNotices
{
    /// <summary>By which way a notice would reach them now.</summary>
    /// <param name="holder">Any of their rows.</param>
    Task<HolderReach> FindReachAsync(PersonId holder, CancellationToken cancel);

    /// <summary>Of several holders those whom no notice reaches and who cannot sign in either: somebody must hand it over.</summary>
    Task<IReadOnlySet<PersonId>> ListUnreachedAsync(IReadOnlyCollection<PersonId> holders, CancellationToken cancel);
}

/// <summary>The way to somebody, outside the site.</summary>
/// <param name="Callers">For a call: the facilitators on whose lists it stands; nobody if it is on that of the coordinators.</param>
/// <param name="HasAccount">Whether they can sign in and see it themselves.</param>
public sealed record HolderReach(HolderReachWay Way, IReadOnlyList<string> Callers, bool HasAccount)
{
    /// <summary>Whether asking for another notice does anything at all.</summary>
    public bool IsReached => HasAccount || Way is HolderReachWay.Email or HolderReachWay.Call;
}

/// <summary>By which way a notice goes out.</summary>
public enum HolderReachWay
{
    Email,

    /// <summary>By a facilitator's list of calls.</summary>
    Call,

    /// <summary>A minor whose guardian has not authorised contact (R16).</summary>
    GuardianMissing,

    /// <summary>They have no proven e-mail and no phone, or refused both.</summary>
    None,
}
