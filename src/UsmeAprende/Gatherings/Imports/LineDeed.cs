namespace UsmeAprende.Gatherings.Imports;

/// <summary>What a line of a list will do.</summary>
public enum LineDeed
{
    /// <summary>Marks somebody known for certain: by code, by a verified identifier, or because the same list registered them.</summary>
    Mark,

    /// <summary>Registers somebody new, and marks them where it is a gathering's list.</summary>
    Register,

    /// <summary>
    /// The same, and a coordinator will look whether it is somebody known (R14), unless the member of staff says that it is.
    /// </summary>
    RegisterDoubtful,

    /// <summary>Says again what another line says.</summary>
    Repeated,

    /// <summary>It was done before.</summary>
    AlreadyThere,

    /// <summary>The list says that they did not come (R37).</summary>
    Absent,

    /// <summary>Does nothing: something must be mended first.</summary>
    Fault,
}
