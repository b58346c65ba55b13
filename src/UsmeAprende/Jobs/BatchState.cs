namespace UsmeAprende.Jobs;

/// <summary>Where a batch stands.</summary>
public enum BatchState
{
    /// <summary>Waiting for its next step, or in the middle of one.</summary>
    Open,

    Finished,

    /// <summary>Its steps failed again and again; somebody must look, and may let it go on.</summary>
    Stopped,
}
