namespace UsmeAprende.Catalogue;

/// <summary>Tells since when the courses are as they are. The feature that keeps what was ever published implements it.</summary>
public interface IPublicationDates
{
    /// <summary>When anything of the courses was last changed, UTC; null if nothing was ever published.</summary>
    DateTime? LastChangedAt { get; }

    /// <summary>When this version of a lesson or test was first published, UTC; null if it never was.</summary>
    DateTime? FindServedAt(ActivityId activity, string version);
}
