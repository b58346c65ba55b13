namespace UsmeAprende.Certificates;

/// <summary>What needs a person's eye before a certificate is issued.</summary>
public enum Concern
{
    /// <summary>There is no document to print: nothing can be issued.</summary>
    NoDocument,

    /// <summary>Nobody of the staff has seen the document: nothing can be issued (R10).</summary>
    DocumentNotVerified,

    /// <summary>One of the same was revoked: somebody found it wrong, and must be heard before another is issued.</summary>
    RevokedBefore,

    OddCapitals,

    /// <summary>Lessons finished faster than anyone reads them (R6).</summary>
    ImplausibleSpeed,

    /// <summary>Waits in the queue of possible duplicates (R14).</summary>
    PossibleDuplicate,
}
