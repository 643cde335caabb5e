namespace ChatbotMonitor.Tests;
public class FirstTests { [Fact] public void One_is_one() => Assert.Equal(1, 1 * 1); }
