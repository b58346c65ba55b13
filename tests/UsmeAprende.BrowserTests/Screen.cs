namespace UsmeAprende.BrowserTests;

/// <summary>A device's size in CSS pixels.</summary>
public sealed record Screen(int Width, int Height)
{
    public static readonly Screen Phone = new(360, 740);
    public static readonly Screen Smallest = new(320, 640);
    public static readonly Screen Enlarged = new(320, 256);
    public static readonly Screen Desktop = new(1280, 800);

    public bool IsPhone => Width < 600;
}
