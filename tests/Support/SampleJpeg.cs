namespace UsmeAprende.Testing;

/// <summary>A photograph of 24 by 16 pixels, red above and blue below, as ImageMagick writes it.</summary>
public static class SampleJpeg
{
    public const string Baseline =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAoHBwgHBgoICAgLCgoLDhgQDg0NDh0VFhEYIx8lJCIfIiEmKzcvJik0KSEiMEExNDk7Pj4+JS5ESUM8SDc9Pjv"
        + "/2wBDAQoLCw4NDhwQEBw7KCIoOzs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozv/wAARCAAQABgDASIAAhEBAxEB"
        + "/8QAFgABAQEAAAAAAAAAAAAAAAAAAAUG/8QAFhABAQEAAAAAAAAAAAAAAAAAABRh/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAb/xAAXEQADAQAAAAAAAAAAA"
        + "AAAAAAAFmFi/9oADAMBAAIRAxEAPwDG0aUal0aUaolnJVsNKlGiXRoLOQw0/9k=";
}
