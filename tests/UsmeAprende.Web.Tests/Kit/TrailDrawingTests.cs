using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.Tests.Kit;

public sealed class TrailDrawingTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(9)]
    public void Drawing_OfSeveralStops_ClimbsFromSideToSideWithinTheMountain(int stops)
    {
        var points = new TrailDrawing(stops).Points;

        Assert.Equal(stops, points.Count);
        Assert.All(points, p => Assert.InRange(p.X, 20, 340));
        Assert.All(points, p => Assert.InRange(p.Y, 40, 250));
        Assert.Equal(points.OrderByDescending(p => p.Y), points);
        Assert.Equal(180, points[^1].X);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(9)]
    public void Drawing_OfSeveralStops_KeepsTheirNumbersApart(int stops)
    {
        const int diameter = 28;
        var points = new TrailDrawing(stops).Points;

        Assert.All(
            points.Zip(points.Skip(1)),
            pair => Assert.True(double.Hypot(pair.First.X - pair.Second.X, pair.First.Y - pair.Second.Y) > diameter)
        );
    }

    [Fact]
    public void Drawing_OfOneStop_HasAWayToIt()
    {
        var drawing = new TrailDrawing(1);

        Assert.EndsWith($"{drawing.Points[0].X} {drawing.Points[0].Y}", drawing.Path, StringComparison.Ordinal);
    }
}
