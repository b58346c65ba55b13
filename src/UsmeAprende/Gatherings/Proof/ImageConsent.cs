namespace UsmeAprende.Gatherings.Proof;

/// <summary>Whether somebody who came may be on photos (R16).</summary>
/// <param name="Allows">What they said last.</param>
/// <param name="LacksGuardian">A minor of whom no adult has said yes.</param>
public sealed record ImageConsent(string Name, bool Allows, bool LacksGuardian)
{
    public bool MayBeShown => Allows && !LacksGuardian;
}
