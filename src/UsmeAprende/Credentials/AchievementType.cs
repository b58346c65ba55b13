namespace UsmeAprende.Credentials;

/// <summary>What Open Badges calls the kinds of achievement that are given here.</summary>
public enum AchievementType
{
    Badge,

    /// <summary>Acknowledges that a training or another activity was completed, and claims no aptitude (R26).</summary>
    CertificateOfCompletion,

    /// <summary>Claims knowledge and skills; only where the entity may certify them.</summary>
    Certificate,
}
