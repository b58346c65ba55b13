namespace UsmeAprende.Web.Catalogue;

/// <summary>What became of the record of what a person did.</summary>
public enum Keeping
{
    /// <summary>There was nothing to keep, such as an empty answer.</summary>
    Nothing,

    /// <summary>It is in the person's progress, on disk.</summary>
    Saved,

    /// <summary>Nobody has signed in: without scripts there is nowhere to keep it.</summary>
    Nobody,

    /// <summary>It could not be stored now.</summary>
    Failed,
}
