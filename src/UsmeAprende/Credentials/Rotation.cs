namespace UsmeAprende.Credentials;

/// <summary>What came of asking for a new signing key.</summary>
public enum Rotation
{
    Rotated,

    /// <summary>The key that was to be retired no longer signs: somebody else was first.</summary>
    AlreadyRotated,
}
