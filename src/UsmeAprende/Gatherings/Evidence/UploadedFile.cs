namespace UsmeAprende.Gatherings.Evidence;

/// <summary>A file as it was sent, with the name that the person knows it by.</summary>
public readonly record struct UploadedFile(string Name, byte[] Content);
